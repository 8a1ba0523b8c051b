import {element} from "./element.js";
import {language} from "./language.js";
import {t} from "./t.js";

/** What stands on a page; a text or an element that is empty leaves no trace. */
export type Block = Node | string;

/** The page's question. */
export const heading = (key: string): HTMLElement => element("h1", {}, t(key));

/** The question of a part of the page; its address ends in the key's last word. */
export const subheading = (key: string): HTMLElement => element("h2", {id: key.split(".").at(-1)!}, t(key));

/** The first sentence of a page: its answer, with the number. */
export const answer = (sentence: Block): HTMLElement => element("p", {class: "answer"}, sentence);

export const lead = (sentence: Block): HTMLElement => element("p", {class: "lead"}, sentence);

/** What parts two sentences: a full stop of Chinese holds its space. */
const gap = language === "zh" ? "" : " ";

/** Sentences one after the other. */
export const paragraph = (...sentences: Block[]): HTMLElement =>
  element("p", {}, ...sentences.flatMap((said, i) => (i && said !== "" ? [gap, said] : [said])));

export const choices = (...pickers: HTMLElement[]): HTMLElement => element("div", {class: "pickers"}, ...pickers);

/** Two figures beside each other where there is room. */
export const pair = (...figures: HTMLElement[]): HTMLElement => element("div", {class: "pair"}, ...figures);
