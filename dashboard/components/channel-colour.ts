import {workspace} from "./workspace.js";

const most = 8;

/** The colour of a channel, the same on every page: by its place among the channels that the workspace declares; grey for what is none of them. */
export function channelColour(channel: string): string {
  if (!workspace.channels.length) return "var(--accent)";
  const place = workspace.channels.indexOf(channel);
  return place < 0 || place >= most ? "var(--channel-other)" : `var(--channel-${place + 1})`;
}
