/** Names of IANA that the platform knows but lists under the name that the zone had before. */
const renamed = [
  ...[
    "Africa/Asmara",
    "America/Atikokan",
    "America/Indiana/Indianapolis",
    "America/Kentucky/Louisville",
    "America/Nuuk",
  ],
  ...["Buenos_Aires", "Catamarca", "Cordoba", "Jujuy", "Mendoza"].map((city) => `America/Argentina/${city}`),
  ...["Asia/Ho_Chi_Minh", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Yangon", "Atlantic/Faroe", "Europe/Kyiv"],
  ...["Pacific/Chuuk", "Pacific/Kanton", "Pacific/Pohnpei"],
];

/** The IANA names of time zones. */
export const timeZones: readonly string[] = [...new Set([...Intl.supportedValuesOf("timeZone"), ...renamed, "UTC"])];
