import {HeadwaterError} from "../../errors.ts";
import type {ZipMember} from "../zip.ts";
import type {Epoch} from "./number-text.ts";
import {damagedWorkbook, readXml} from "./xml.ts";

/** The sheets of a workbook in their order, hidden ones marked; where their parts, texts and styles lie; whether formulas have results. */
export type Workbook = {
  sheets: {name: string; part: ZipMember; isHidden: boolean}[];
  epoch: Epoch;
  isCalculated: boolean;
  strings?: ZipMember;
  styles?: ZipMember;
};

/** Finds a part by its path, whose letter case does not matter. */
type Parts = Map<string, ZipMember>;

/** The workbook that the parts of a zip make up. Sheets of charts and macros are none of its sheets. */
export async function workbookOf(members: ZipMember[], shown: string): Promise<Workbook> {
  const parts: Parts = new Map(members.map((member) => [member.name.replace(/^\//, "").toLowerCase(), member]));
  const links = await linksOf(parts, "", shown);
  const path = links.find(({type}) => type === "officeDocument")?.path ?? "xl/workbook.xml";
  const part = parts.get(path);
  if (!part) throw damagedWorkbook(shown);
  const related = await linksOf(parts, path, shown);
  const sheets: Workbook["sheets"] = [];
  let epoch: Epoch = 1900;
  let isCalculated = true;
  await readXml(await part.open(), shown, {
    open: (name, attributes) => {
      if (name === "workbookPr" && isOn(attributes.date1904)) epoch = 1904;
      if (name === "calcPr" && isOn(attributes.fullCalcOnLoad)) isCalculated = false;
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
      const link = related.find((link) => link.id === id);
      if (link && link.type !== "worksheet") return;
      const sheet = link && parts.get(link.path);
      if (!sheet) throw damagedWorkbook(shown, "lacks a sheet that it names");
      const isHidden = /hidden/i.test(attributes.state ?? "");
      sheets.push({name: shownName(attributes.name ?? ""), part: sheet, isHidden});
    },
  });
  const twin = sheets.find(({name}, index) => sheets.findIndex((sheet) => sheet.name === name) < index);
  if (twin)
    throw new HeadwaterError(`duplicate sheet: ${shown}/${twin.name}`, {fix: "give each sheet a name of its own"});
  const partOf = (type: string) => parts.get(related.find((link) => link.type === type)?.path ?? "");
  const [strings, styles] = [partOf("sharedStrings"), partOf("styles")];
  return {sheets, epoch, isCalculated, ...(strings && {strings}), ...(styles && {styles})};
}

const isOn = (flag = ""): boolean => /^(?:1|true|on)$/i.test(flag);
const shownName = (name: string): string => name.replaceAll(/[\p{Cc}/\\]/gu, "?");

type Link = {id: string; type: string; path: string};

/** What a part links to; the last word of a link's type says what it is, whichever edition of the standard wrote it. */
async function linksOf(parts: Parts, path: string, shown: string): Promise<Link[]> {
  const folder = path.split("/").slice(0, -1);
  const part = parts.get([...folder, "_rels", `${path.split("/").at(-1)}.rels`].join("/"));
  if (!part) return [];
  const links: Link[] = [];
  await readXml(await part.open(), shown, {
    open: (name, {Id, Type, Target}) => {
      if (name !== "Relationship" || Target === undefined) return;
      const target = Target.replaceAll("\\", "/").toLowerCase();
      const steps = target.startsWith("/") ? target.split("/") : [...folder, ...target.split("/")];
      links.push({id: Id ?? "", type: Type?.split("/").at(-1) ?? "", path: normal(steps)});
    },
  });
  return links;
}

function normal(steps: string[]): string {
  const path: string[] = [];
  for (const step of steps)
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  return path.join("/");
}
