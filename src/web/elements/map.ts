import { gapsText } from "../../view/gaps.js";
import { labelOf } from "../../view/labels.js";
import { unitOf } from "../../view/unit.js";
import { isVerdict, VERDICT_LEGEND } from "../../view/verdicts.js";
import { html, write } from "../draw/dom.js";
import { regionNodes } from "../draw/legend.js";
import { viewOf } from "../scene.js";
import { MapPicture } from "../views/map.js";
import { mapText } from "../views/mapText.js";
import { attributesOf, MAP_ATTRIBUTES } from "./attributes.js";
import { type Drawing, FigureElement } from "./figure.js";

/** `<bellness-map>`: a quantity against two parameters, with the edge of nonlocality. */
export class BellnessMap extends FigureElement<"map"> {
  static readonly observedAttributes = attributesOf(MAP_ATTRIBUTES);

  protected override makeDrawing(): Drawing<"map"> {
    const picture = new MapPicture();
    const label = html("p", { class: "maxima" });
    const legend = html("ul", { class: "legend" });
    const gaps = html("p", { class: "gaps" });
    const caption = html("div", {}, label, legend, gaps);
    return {
      vocabulary: MAP_ATTRIBUTES,
      picture: picture.node,
      shape: { ratio: 0.7, least: 220 },
      caption,
      ask(questions, { base, map }, done, place) {
        questions.show<"map">({ kind: "map", base, map }, done, place);
      },
      draw({ base, map }, data, size) {
        const view = viewOf(base, map);
        picture.draw(view, data, size);
        picture.describe(mapText(view, data));
        legend.replaceChildren(...(isVerdict(map.shows) ? regionNodes(VERDICT_LEGEND) : []));
        write(label, labelOf(map.shows, unitOf(view), base));
        write(gaps, gapsText(data.gaps, data.reasons));
      },
    };
  }
}
