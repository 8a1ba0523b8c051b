import {join} from "node:path";
import {HeadwaterError} from "../../errors.ts";
import {answer} from "../child.ts";
import {withZip, type ZipMember} from "../zip.ts";
import {gridAt} from "./grid.ts";
import {headerMerges, headMerges, headRows} from "./merges.ts";
import {readRows} from "./rows.ts";
import {sharedStringsOf} from "./shared-strings.ts";
import {numberKindsOf} from "./styles.ts";
import {workbookOf} from "./workbook.ts";
import {damagedWorkbook} from "./xml.ts";

/** What was written of a workbook: its filled sheets with their texts, and the names of the sheets left out as hidden. */
export type Sheets = {sheets: {name: string; path: string}[]; hidden: string[]};

const alwaysAllowed = 64 << 20;
const mostRatio = 200;

async function sheetsOf(path: string, shown: string, packedBytes: number, folder: string): Promise<Sheets> {
  let left = alwaysAllowed + mostRatio * packedBytes;
  const opened = async (part: ZipMember) => {
    left -= part.bytes;
    if (left < 0)
      throw new HeadwaterError(`unsupported size: ${shown} unpacks to more than is safe`, {fix: "save it as CSV"});
    return part.open();
  };
  return withZip(path, shown, async (members) => {
    const {sheets, epoch, isCalculated, ...parts} = await workbookOf(members, shown);
    const strings = parts.strings ? await sharedStringsOf(await opened(parts.strings), shown) : [];
    const kinds = parts.styles ? await numberKindsOf(await opened(parts.styles), shown) : [];
    const written: Sheets["sheets"] = [];
    for (const [number, {name, part}] of sheets.filter(({isHidden}) => !isHidden).entries()) {
      const place = sheets.length > 1 ? `${shown}/${name}` : shown;
      const merges = headerMerges(await headMerges(await opened(part)));
      const target = join(folder, `${number}.csv`);
      const grid = gridAt(target, (64 << 20) + 8 * part.bytes, () => tooSparse(place));
      const head: string[][] = [];
      await readRows(await part.open(), place, {strings, kinds, epoch, isCalculated}, (row, texts) => {
        if (row <= headRows && merges.length > 0) {
          head[row] = texts;
          for (const {top, bottom, left} of merges)
            if (top < row && row <= bottom && head[top]?.[left - 1]) texts[left - 1] ||= head[top][left - 1]!;
        }
        grid.take(row, texts);
      });
      if (grid.end() > 0) written.push({name, path: target});
    }
    return {sheets: written, hidden: sheets.filter(({isHidden}) => isHidden).map(({name}) => name)};
  });
}

const tooSparse = (shown: string): HeadwaterError =>
  new HeadwaterError(`unsupported size: cells of ${shown} lie too far apart, or repeat too much text`, {
    fix: "delete those outside the table",
  });

await answer(async ([path, shown, packedBytes, folder]) => {
  try {
    return await sheetsOf(path!, shown!, Number(packedBytes), folder!);
  } catch (error) {
    const isOurs = error instanceof HeadwaterError && !error.message.startsWith("invalid zip");
    throw isOurs ? error : damagedWorkbook(shown!);
  }
});
