import {createReadStream, createWriteStream} from "node:fs";
import {mkdtemp, rm, stat, statfs} from "node:fs/promises";
import {join} from "node:path";
import {type Readable, Transform} from "node:stream";
import {pipeline} from "node:stream/promises";
import {createGunzip, type Gunzip} from "node:zlib";
import {HeadwaterError} from "../errors.ts";
import {withZip, type ZipMember} from "./zip.ts";

/** A file on disk, with its path as reports show it. */
export type ShownFile = {path: string; shown: string};

const alwaysAllowed = 256 << 20;
const mostRatio = 200;

/** The most bytes that a packed file may unpack to: 256 MB and 200 times its size, and never more than half of the free disk. */
async function mostBytes(packedBytes: number, folder: string): Promise<number> {
  const {bavail, bsize} = await statfs(folder);
  return Math.min(alwaysAllowed + mostRatio * packedBytes, (bavail * bsize) / 2);
}

/** Unpacks a .gz file into a folder, streaming. Throws a line where it is cut off, damaged or made to overflow. */
export async function gunzipped({path, shown}: ShownFile, scratch: string): Promise<ShownFile> {
  const target = join(await mkdtemp(join(scratch, "gzip-")), "member");
  const {size} = await stat(path);
  const gunzip = createGunzip();
  try {
    await write([createReadStream(path), gunzip], target, {left: await mostBytes(size, scratch)}, shown);
  } catch (error) {
    if (error instanceof HeadwaterError || !isZlibFault(error)) throw error;
    const fault = (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR" ? "ends too early" : "is damaged";
    throw new HeadwaterError(`invalid gzip: ${shown} ${fault}`, {fix: "pack or export it again"});
  }
  return {path: target, shown};
}

const isZlibFault = (error: unknown): boolean => String((error as NodeJS.ErrnoException).code).startsWith("Z_");

/** Unpacks the files of a zip into a folder under names of ours. Litter of operating systems is left out. */
export async function unzipped({path, shown}: ShownFile, scratch: string): Promise<ShownFile[]> {
  const folder = await mkdtemp(join(scratch, "zip-"));
  const {size} = await stat(path);
  const budget = {left: await mostBytes(size, scratch)};
  return withZip(path, shown, async (all) => {
    const members = all.filter(({name}) => !isLitter(name));
    if (members.length === 0)
      throw new HeadwaterError(`missing rows: ${shown} holds no file`, {
        fix: "pack it again, or list it under ignore in headwater.yaml",
      });
    if (members.reduce((sum, {bytes}) => sum + bytes, 0) > budget.left) throw overflow(shown);
    const files = members.map((member, number) => ({
      member,
      path: join(folder, String(number)),
      shown: `${shown}/${shownName(member)}`,
    }));
    const twin = files.find((file, index) => files.findIndex((other) => other.shown === file.shown) < index);
    if (twin) throw new HeadwaterError(`duplicate file: ${twin.shown} stands twice in the zip`, {fix: "pack it again"});
    for (const file of files) await write([await file.member.open()], file.path, budget, shown);
    return files.map(({path, shown}) => ({path, shown}));
  });
}

const isLitter = (name: string): boolean =>
  name.split("/").some((part) => /^(?:__MACOSX|~\$.*|Thumbs\.db|desktop\.ini|\.(?!\.?$).*)$/i.test(part));

/** A member's name without what would lead out of the zip or out of a line. */
const shownName = ({name}: ZipMember): string =>
  name
    .replaceAll(/\p{Cc}/gu, "?")
    .split("/")
    .filter((part) => !["", ".", ".."].includes(part))
    .join("/") || "?";

const overflow = (shown: string): HeadwaterError =>
  new HeadwaterError(`unsupported size: ${shown} unpacks to more than is safe`, {
    fix: "unpack it yourself if you trust it",
  });

async function write(
  from: (Readable | Gunzip)[],
  target: string,
  budget: {left: number},
  shown: string,
): Promise<void> {
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      budget.left -= chunk.length;
      if (budget.left < 0) done(overflow(shown));
      else done(null, chunk);
    },
  });
  try {
    await pipeline([...from, counted, createWriteStream(target)]);
  } catch (error) {
    await rm(target, {force: true});
    throw error;
  }
}
