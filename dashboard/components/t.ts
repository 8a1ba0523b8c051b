import {messages} from "./given.js";
import {language} from "./language.js";
import {messagesOf} from "./messages.js";

/** The message of a key in the page's language, filled with values; `template` and `fill` are its two halves. */
export const {t, template, fill} = messagesOf(messages, language);
