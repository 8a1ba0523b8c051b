/** The IANA names of time zones. */
export const timeZones: readonly string[] = [...Intl.supportedValuesOf("timeZone"), "UTC"];
