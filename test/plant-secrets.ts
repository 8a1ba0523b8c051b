import {cpSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {entities} from "../pipeline/entities.ts";

/**
 * Writes a company's files to a folder, with a value that must not be seen in every personal column, and where people write what they should
 * not. Returns those values.
 */
export function plantSecrets(workspace: string): string[] {
  cpSync(fileURLToPath(new URL("cases/_base", import.meta.url)), workspace, {recursive: true});
  const secrets: string[] = [];
  const secret = (column: string) => {
    secrets.push(`Canary${column.replaceAll("_", "")}${secrets.length}`);
    return secrets.at(-1)!;
  };
  const folder = join(workspace, "exports/people");
  cpSync(join(workspace, "exports/crm"), folder, {recursive: true});
  for (const file of readdirSync(folder)) rmSync(join(folder, file));
  const profile: string[] = ["about: Every personal column there is.", "entities:"];
  for (const [name, entity] of Object.entries(entities)) {
    const personal = Object.keys(entity.columns).filter((column) => entity.columns[column]!.personal);
    const named = [...new Set([...entity.required, ...personal, ...("rep_id" in entity.columns ? ["rep_id"] : [])])];
    const values = named.map((column) => {
      const {type} = entity.columns[column]!;
      if (personal.includes(column) || column === "rep_id") return secret(`${name}${column}`);
      return (
        {timestamp: "2025-02-01 10:00", date: "2025-02-01", amount: "1.00", number: "1.5", count: "1"}[
          type as string
        ] ?? (column === "stage" ? "new" : column === "currency" ? "USD" : "77")
      );
    });
    writeFileSync(join(folder, `${name}.csv`), `${named.join(",")}\n${values.join(",")}\n`);
    profile.push(`  ${name}:`, `    files: [${name}.csv]`, "    columns:");
    profile.push(
      ...named.map((column) => `      ${column}: ${column === "rep_id" ? "{from: rep_id, personal: true}" : column}`),
    );
  }
  writeFileSync(join(workspace, "profiles/people.yaml"), `${profile.join("\n")}\n`);
  const written = "Wang said call 13912345678 or canary@example.com";
  writeFileSync(
    join(workspace, "exports/crm/leads-late.csv"),
    `Lead,Created,Source,Region,Phone,Status,Why,Ended\n9,2025-02-01 09:00,fair,North,Canary phone,dropped,${written},2025-02-02 09:00\n`,
  );
  return [...secrets, "13912345678", "canary@example.com", "Canary phone"];
}
