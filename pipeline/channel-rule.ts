/** One rule of the channel map: what it takes, and the channel, medium and name that it gives. */
export type ChannelRule = {
  medium?: string | undefined;
  channel: string;
  lead_source?: string[] | undefined;
  campaign?: string[] | undefined;
  system?: string | undefined;
  as?: string | undefined;
};

/** The channel map of headwater.yaml: its plain form, or rules in order. */
export type Channels = Record<string, string[]> | ChannelRule[];

/** Whether a rule takes a source only from one system or with some campaigns. */
export const isPartial = ({system, campaign, lead_source}: ChannelRule): boolean =>
  system !== undefined || campaign !== undefined || lead_source === undefined;
