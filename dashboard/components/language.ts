/** The language of the page, as its address says: each has pages of its own. */
export {language} from "./given.js";
