import {besideKinds} from "./beside-kinds.ts";
import {byteKinds} from "./byte-kinds.ts";
import {dialectKinds} from "./dialect-kinds.ts";
import {type Encoding, encoded, encodings} from "./encoded.ts";
import {headerKinds} from "./header-kinds.ts";
import type {Kind, Truth} from "./kind.ts";
import {mixedKinds} from "./mixed-kinds.ts";
import {plainKinds} from "./plain-kinds.ts";
import {rowKinds, rowKindsWeight} from "./row-kinds.ts";
import {type Source, sources} from "./source.ts";

/** A damaged file and what it holds once it is read right. */
export type DamagedFile = {name: string; kind: string; encoding: Encoding; bytes: Buffer; truth: Truth};

const fileKinds: Kind[] = [...plainKinds, ...headerKinds, ...besideKinds, ...dialectKinds, ...byteKinds];

/** The weight of each kind of damage: how often it is met in a thousand exports. Kinds of one damaged row share theirs. */
export const weights = new Map([
  ...[...fileKinds, ...mixedKinds].map(({name, weight}): [string, number] => [name, weight]),
  ...rowKinds.map(({name}): [string, number] => [name, rowKindsWeight / rowKinds.length]),
]);

/** Every damaged file: kinds of whole files in each encoding, mixed ones and damaged rows all in UTF-8 and by turns in one other. */
export function damagedFiles(): DamagedFile[] {
  return sources.flatMap((source) => {
    const usable = usableFor(source);
    const [first, ...others] = usable;
    return [
      ...fileKinds.flatMap((kind) => filesOf(source, kind, () => usable)),
      ...[...mixedKinds, ...rowKinds].flatMap((kind) =>
        filesOf(source, kind, (index) => [first!, others[index % others.length]!]),
      ),
    ];
  });
}

/** English text is the same in GB18030 as in UTF-8, or not used. */
const usableFor = ({name}: Source): Encoding[] =>
  encodings.filter((encoding) => name === "leads" || encoding !== "gb18030");

function filesOf(source: Source, kind: Kind, encodingsOf: (index: number) => Encoding[]): DamagedFile[] {
  return kind.damages(source).flatMap(({variant, text, truth, spoil}, index) =>
    encodingsOf(index).flatMap((encoding): DamagedFile[] => {
      const sound = encoded(text, encoding);
      const bytes = spoil ? spoil(sound, encoding) : sound;
      const name = [source.name, kind.name, ...(variant === undefined ? [] : [variant]), encoding].join("-");
      return bytes ? [{name: `${name}.csv`, kind: kind.name, encoding, bytes, truth}] : [];
    }),
  );
}
