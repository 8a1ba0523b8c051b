import {byKind, meanScore, type Scored} from "./scored.ts";

const worst = 20;
const shown = (score: number) => score.toFixed(3);

function aligned(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  "),
  );
}

/** The scores as lines of text: by kind and encoding, in total, and the files with the lowest. */
export function reportOf(files: Scored[], weights?: Map<string, number>): string[] {
  const encodings = [...new Set(files.map(({encoding}) => encoding))];
  const counted = (some: Scored[], is: (file: Scored) => boolean) => String(some.filter(is).length);
  const row = (kind: string, weight: string, some: Scored[]): string[] => [
    kind,
    weight,
    String(some.length),
    ...encodings.map((encoding) => {
      const those = some.filter((file) => file.encoding === encoding);
      return those.length > 0 ? shown(meanScore(those)) : "–";
    }),
    shown(meanScore(some)),
    counted(some, ({isSilentlyWrong}) => isSilentlyWrong),
    counted(some, ({isWrong}) => isWrong),
    counted(some, ({isRefused}) => isRefused),
  ];
  const table = [
    ["kind", "weight", "files", ...encodings, "all", "silently wrong", "wrong", "refused"],
    ...[...byKind(files)].map(([kind, some]) => row(kind, String(weights?.get(kind) ?? "–"), some)),
    row("all", "", files),
  ];
  const low = files.toSorted((a, b) => a.score - b.score || a.name.localeCompare(b.name)).slice(0, worst);
  return [
    ...aligned(table),
    "",
    ...totalsOf(files, weights),
    "",
    `the ${low.length} lowest:`,
    ...low.map(
      ({score, name, isSilentlyWrong}) => `${shown(score)}  ${name}${isSilentlyWrong ? "  silently wrong" : ""}`,
    ),
  ];
}

/** The totals as lines of text. */
export function totalsOf(files: Scored[], weights?: Map<string, number>): string[] {
  const strict = files.map((file) => ({...file, score: file.strictScore}));
  const count = (is: (file: Scored) => boolean) => files.filter(is).length;
  return [
    `files           ${files.length}`,
    `simple score    ${shown(meanScore(files))} of 10 (${shown(meanScore(strict))} where every refusal counts 0)`,
    ...(weights
      ? [`weighted score  ${shown(meanScore(files, weights))} of 10 (${shown(meanScore(strict, weights))} likewise)`]
      : []),
    `silently wrong  ${count(({isSilentlyWrong}) => isSilentlyWrong)}`,
    `wrong           ${count(({isWrong}) => isWrong)}`,
    `refused         ${count(({isRefused}) => isRefused)}`,
  ];
}
