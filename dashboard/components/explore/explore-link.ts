/** The link that opens the SQL page with a query. What an address may hold as it is stays so: the site's generator would write its escapes twice. */
export const exploreLink = (sql: string): string =>
  `./explore.html?sql=${encodeURIComponent(sql).replaceAll(/%(?:2C|2F|3A|3B|3D|3F|40|24)/g, decodeURIComponent)}`;
