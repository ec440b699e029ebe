import { parameterValue } from "../../index.js";
import { choiceLabel, labelOf, legendOf } from "../../view/labels.js";
import { html } from "../draw/dom.js";
import { legendNodes } from "../draw/legend.js";
import { CurvePicture } from "../views/curve.js";
import { attributesOf, CURVE_ATTRIBUTES } from "./attributes.js";
import { type Drawing, FigureElement } from "./figure.js";

/**
 * `<bellness-curve>`: curves of concurrence, I₂ and I₃, or of one observable, against a
 * parameter.
 */
export class BellnessCurve extends FigureElement<"curve"> {
  static readonly observedAttributes = attributesOf(CURVE_ATTRIBUTES);

  protected override makeDrawing(): Drawing<"curve"> {
    const picture = new CurvePicture();
    const caption = html("ul", { class: "legend" });
    return {
      vocabulary: CURVE_ATTRIBUTES,
      picture: picture.node,
      shape: { ratio: 0.62, least: 220 },
      caption,
      ask(questions, { settings, curve }, done, place) {
        questions.show<"curve">({ kind: "curve", settings, curve }, done, place);
      },
      draw({ settings, curve }, data, { width, height }) {
        const at = parameterValue(settings, curve.along.parameter);
        picture.draw(data, curve, at, width, height);
        caption.replaceChildren(...legendNodes(legendOf(curve), data.marks.length > 0));
        const text = `${choiceLabel(curve.shows)} against ${labelOf(curve.along.parameter)}`;
        picture.node.setAttribute("aria-label", text);
      },
    };
  }
}
