import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What run.json of a published run holds. */
export const runRecordSchema = z.object({
  format: z.literal(1),
  number: z.int().min(1),
  as_of: z.iso.date(),
  version: z.string(),
  currency: z.string(),
  fingerprint: hash,
  definitions_sha256: hash,
  inputs_sha256: hash,
  salt_sha256: hash,
  before: z.string().nullable(),
  parts: z.object({records: hash, journeys: hash, spend: hash}),
  files: z.array(z.record(z.string(), z.unknown())),
  counts: z.record(z.string(), z.unknown()),
  figures: z.array(z.record(z.string(), z.unknown())),
});

/** A published run in the history: its folder's name, and what it says of itself. */
export type RunRecord = z.output<typeof runRecordSchema> & {name: string; folder: string};

/** The SHA-256 of a text or of bytes, in hexadecimal digits. */
export const sha256 = (given: string | Uint8Array): string => createHash("sha256").update(given).digest("hex");

/** The salt of a history folder; undefined where none has been written yet. */
export function saltOf(history: string): string | undefined {
  const path = join(history, "salt");
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** The published runs in a history folder, in the order in which they were published, and a line for each folder that holds none of this workspace's. */
export function runRecordsOf(history: string): {runs: RunRecord[]; lines: string[]} {
  const lines: string[] = [];
  if (!existsSync(history)) return {runs: [], lines};
  const salt = saltOf(history);
  const runs = readdirSync(history)
    .filter((name) => name !== "salt" && !name.startsWith("."))
    .sort()
    .flatMap((name) => {
      const folder = join(history, name);
      try {
        const record = runRecordSchema.parse(JSON.parse(readFileSync(join(folder, "run.json"), "utf8")));
        if (!salt || record.salt_sha256 !== sha256(salt)) throw new Error("another workspace's");
        return [{...record, name, folder}];
      } catch (error) {
        lines.push(
          unreadable(
            name,
            /another workspace/.test(String(error))
              ? "it is another workspace's"
              : "run.json is damaged or of another form",
          ),
        );
        return [];
      }
    })
    .sort((a, b) => a.number - b.number);
  return {runs, lines};
}

/** Whether the tables of a published run are the ones that were written. */
export function isWhole({folder, parts}: RunRecord): boolean {
  return Object.entries(parts).every(([part, written]) => {
    const path = join(folder, `${part}.parquet`);
    return existsSync(path) && sha256(readFileSync(path)) === written;
  });
}

/** The line for a run of the history that can't be read. */
export const unreadable = (name: string, why: string): string =>
  `invalid history: ${why} — history/${name} — left out; delete it to be rid of this line`;
