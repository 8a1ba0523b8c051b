import type {Method} from "../method.ts";
import {nearDuplicates} from "./near-duplicates.ts";

type Note = {record: string; rep: string; prospect: string; wording: string};

/**
 * Which notes of one consultant about different prospects have the same or nearly the same wording. The twenty wordings that most notes
 * have, and that a quarter of the consultants (at least five) use, are templates, and nobody's own.
 */
export const noteTwins: Method = {
  columns: {
    record_id: ["varchar", "the log entry"],
    wording_number: ["integer", "the same for what is worded alike, or through others alike, by one consultant"],
    twin_count: ["integer", "the consultant's other prospects with a note of the same or nearly the same wording"],
    is_template: ["boolean", "a wording that many consultants use"],
  },
  rows: (input) => {
    const notes = input.map(noteOf).sort((a, b) => compare(a.rep, b.rep) || compare(a.record, b.record));
    const templates = templatesOf(notes);
    let last = 0;
    return [...grouped(notes, ({rep}) => rep).values()].flatMap((own) => {
      const worded = [...grouped(own, ({wording}) => wording)];
      const prospects = worded.map(([, same]) => new Set(same.map(({prospect}) => prospect)));
      const like = worded.map((_, index) => [index]);
      const group = worded.map((_, index) => index);
      const leader = (index: number): number => {
        let at = index;
        while (group[at] !== at) at = group[at] = group[group[at]!]!;
        return at;
      };
      for (const [a, b] of nearDuplicates(worded.map(([wording]) => wording))) {
        like[a]!.push(b);
        like[b]!.push(a);
        group[Math.max(leader(a), leader(b))] = Math.min(leader(a), leader(b));
      }
      const first = last + 1;
      last += worded.length;
      return worded.flatMap(([wording, same], index) => {
        const reached =
          like[index]!.length > 1 ? new Set(like[index]!.flatMap((each) => [...prospects[each]!])) : prospects[index]!;
        return same.map(({record}) => ({
          record_id: record,
          wording_number: first + leader(index),
          twin_count: reached.size - 1,
          is_template: templates.has(wording),
        }));
      });
    });
  },
};

const noteOf = (row: Record<string, unknown>): Note => ({
  record: String(row["record_id"]),
  rep: String(row["rep_id"]),
  prospect: String(row["prospect_id"]),
  wording: String(row["wording"]),
});

function templatesOf(notes: Note[]): Set<string> {
  const many = Math.max(5, new Set(notes.map(({rep}) => rep)).size / 4);
  const shared = [...grouped(notes, ({wording}) => wording)]
    .filter(([, same]) => same.length >= many && new Set(same.map(({rep}) => rep)).size >= many)
    .sort(([a, same], [b, other]) => other.length - same.length || compare(a, b));
  return new Set(shared.slice(0, 20).map(([wording]) => wording));
}

function grouped<Each>(all: Each[], by: (each: Each) => string): Map<string, Each[]> {
  const groups = new Map<string, Each[]>();
  for (const each of all) {
    const group = groups.get(by(each));
    if (group) group.push(each);
    else groups.set(by(each), [each]);
  }
  return groups;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
