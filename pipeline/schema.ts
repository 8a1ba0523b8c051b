import {readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {z} from "zod";
import {profileSchema} from "./profile-schema.ts";
import {workspaceSchema} from "./workspace-schema.ts";

/** The JSON Schemas that editors complete YAML files by: shipped file → its content. */
export function jsonSchemas(): Record<string, string> {
  const files = {"workspace.schema.json": workspaceSchema, "profile.schema.json": profileSchema};
  return Object.fromEntries(
    Object.entries(files).map(([file, schema]) => [
      file,
      `${JSON.stringify(z.toJSONSchema(schema, {io: "input", unrepresentable: "any"}), null, 2)}\n`,
    ]),
  );
}

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** The shipped text of a JSON Schema. */
export const shipped = (file: string): string => readFileSync(pathOf(file), "utf8");

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [file, content] of Object.entries(jsonSchemas())) writeFileSync(pathOf(file), content);
