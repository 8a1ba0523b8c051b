/** The link that opens the SQL page with a query. */
export const exploreLink = (sql: string): string => `./explore.html?sql=${encodeURIComponent(sql)}`;
