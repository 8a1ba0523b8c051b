/** The workspace that the site speaks of. */
export {workspace} from "./given.js";
