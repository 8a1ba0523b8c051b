/** The tables and views that a query names, each with its schema; not what stands in comments or texts. */
export function tablesNamed(sql: string): string[] {
  const bare = sql.replace(/--.*$/gm, "").replace(/'(?:[^']|'')*'/g, "''");
  const named = bare.matchAll(/\b(workspace|landed|staging|core|metrics)\.([a-z_]+)/g);
  return [...new Set([...named].map(([, schema, table]) => `${schema}.${table}`))];
}
