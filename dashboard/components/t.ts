import {FileAttachment} from "observablehq:stdlib";
import {language} from "./language.js";
import {type Messages, messagesOf} from "./messages.js";

const files = {en: FileAttachment("../locales/en.json"), zh: FileAttachment("../locales/zh.json")};

/** The message of a key in the reader's language, filled with values; `template` and `fill` are its two halves. */
export const {t, template, fill} = messagesOf((await files[language].json()) as Messages, language);
