import { parameterValue } from "../../index.js";
import { choiceLabel } from "../../view/labels.js";
import { html } from "../draw/dom.js";
import { MapPicture, mapText } from "../views/map.js";
import { attributesOf, MAP_ATTRIBUTES } from "./attributes.js";
import { type Drawing, FigureElement } from "./figure.js";

/** `<bellness-map>`: a quantity against two parameters, with the edge of nonlocality. */
export class BellnessMap extends FigureElement<"map"> {
  static readonly observedAttributes = attributesOf(MAP_ATTRIBUTES);

  protected override makeDrawing(): Drawing<"map"> {
    const picture = new MapPicture();
    const caption = html("p", { class: "maxima" });
    return {
      vocabulary: MAP_ATTRIBUTES,
      picture: picture.node,
      shape: { ratio: 0.7, least: 220 },
      caption,
      ask(questions, { settings, map }, done, place) {
        questions.show<"map">({ kind: "map", settings, map }, done, place);
      },
      draw({ settings, map }, data, { width, height }) {
        const at = [map.x, map.y].map(({ parameter }) => parameterValue(settings, parameter));
        picture.draw(data, map, [at[0]!, at[1]!], width, height);
        picture.describe(mapText(map, data));
        caption.textContent = choiceLabel(map.shows);
      },
    };
  }
}
