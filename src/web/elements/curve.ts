import { gapsText } from "../../view/gaps.js";
import { choiceLabel, labelOf, legendOf } from "../../view/labels.js";
import { unitOf } from "../../view/unit.js";
import { isVerdict, VERDICT_LEGEND } from "../../view/verdicts.js";
import { html, write } from "../draw/dom.js";
import { legendNodes, regionNodes } from "../draw/legend.js";
import { viewOf } from "../scene.js";
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
    const legend = html("ul", { class: "legend" });
    const gaps = html("p", { class: "gaps" });
    const caption = html("div", {}, legend, gaps);
    return {
      vocabulary: CURVE_ATTRIBUTES,
      picture: picture.node,
      shape: { ratio: 0.62, least: 220 },
      caption,
      ask(questions, { base, curve }, done, place) {
        questions.show<"curve">({ kind: "curve", base, curve }, done, place);
      },
      draw({ base, curve }, data, size) {
        const view = viewOf(base, curve);
        const unit = unitOf(view);
        picture.draw(view, data, size);
        const nodes = isVerdict(curve.shows)
          ? regionNodes(VERDICT_LEGEND)
          : legendNodes(legendOf(view, unit), data.marks.length > 0);
        legend.replaceChildren(...nodes);
        write(gaps, gapsText(data.gaps, data.reasons));
        const text = `${choiceLabel(curve.shows, base)} against ${labelOf(curve.along.parameter, unit)}`;
        picture.node.setAttribute("aria-label", text);
      },
    };
  }
}
