import { BellnessError } from "../../index.js";
import { html } from "../draw/dom.js";
import type { Questions, Result } from "../questions.js";
import type { Scene } from "../scene.js";
import { type Shape, Stage } from "../sections/stage.js";
import pictures from "../static/pictures.css";
import { elementScene, type Vocabulary } from "./attributes.js";
import own from "./element.css";
import { sharedQuestions } from "./shared.js";

/** What tells the two elements apart. */
export interface Drawing<K extends "curve" | "map"> {
  /** The attributes that it has besides the parameters. */
  readonly vocabulary: Vocabulary;
  readonly picture: Element;
  readonly shape: Shape;
  /** A text below the picture. */
  readonly caption: HTMLElement;
  ask(questions: Questions, scene: Scene, done: (result: Result<K>) => void, place: string): void;
  draw(
    scene: Scene,
    answer: Extract<Result<K>, { answer: unknown }>["answer"],
    size: Stage["size"],
  ): void;
}

const sheets: CSSStyleSheet[] = [];

/** The style sheet that all elements share: made by script, as strict policies allow. */
function sharedSheets(): CSSStyleSheet[] {
  if (sheets.length === 0) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${pictures}\n${own}`);
    sheets.push(sheet);
  }
  return sheets;
}

/** Workers load this script too, and have no elements. */
const Base = typeof HTMLElement === "undefined" ? (class {} as typeof HTMLElement) : HTMLElement;

const counter = { elements: 0 };

/** An element that draws what its attributes say, and again when they change. */
export abstract class FigureElement<K extends "curve" | "map"> extends Base {
  readonly #place = `element ${counter.elements++}`;
  readonly #complaint = html("p", { class: "complaint", role: "alert" });
  #drawing: Drawing<K> | null = null;
  #scheduled = false;
  #redraw = () => {};
  readonly #failed = (reason: string) => this.#complain(`cannot compute: ${reason}`);

  protected abstract makeDrawing(): Drawing<K>;

  connectedCallback(): void {
    this.#drawing ??= this.#build();
    this.#schedule();
  }

  attributeChangedCallback(): void {
    this.#schedule();
  }

  #build(): Drawing<K> {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = sharedSheets();
    const drawing = this.makeDrawing();
    this.#stage = new Stage(drawing.picture, drawing.shape, () => this.#redraw());
    root.append(this.#stage.node, drawing.caption, this.#complaint);
    return drawing;
  }

  #stage: Stage | null = null;

  /** Attributes that change together are taken up together. */
  #schedule(): void {
    if (this.#scheduled || this.#drawing === null) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.isConnected) this.#update(this.#drawing!);
    });
  }

  #update(drawing: Drawing<K>): void {
    try {
      const scene = elementScene(this, drawing.vocabulary);
      const questions = sharedQuestions(this.#failed);
      drawing.ask(questions, scene, (result) => this.#take(drawing, scene, result), this.#place);
    } catch (error) {
      if (!(error instanceof BellnessError)) throw error;
      this.#complain(error.message);
    }
  }

  #take(drawing: Drawing<K>, scene: Scene, result: Result<K>): void {
    if ("refusal" in result) {
      this.#complain(result.refusal.message);
      return;
    }
    this.#complain("");
    this.#redraw = () => drawing.draw(scene, result.answer, this.#stage!.size);
    this.#redraw();
    this.dispatchEvent(new CustomEvent("bellness:drawn"));
  }

  #complain(text: string): void {
    this.#complaint.textContent = text === "" ? "" : `<${this.localName}>: ${text}`;
    this.#drawing!.picture.classList.toggle("void", text !== "");
  }
}
