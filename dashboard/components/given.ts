import type {Definition} from "./definition.js";
import type {Language, Messages} from "./messages.js";
import type {WorkspaceSettings} from "./workspace-settings.js";

declare const HEADWATER: {
  language: Language;
  messages: Messages;
  workspace: WorkspaceSettings;
  definitions: Record<string, Definition>;
};

/** What the pages of one language are bundled with. */
export const {language, messages, workspace, definitions} = HEADWATER;
