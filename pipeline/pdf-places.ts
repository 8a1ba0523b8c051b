/** The page, from 1, on which each named place of a PDF stands, as Chromium writes them: one object after the other, none packed. */
export function pdfPlaces(pdf: Buffer): Map<string, number> {
  const objects = new Map(
    [...pdf.toString("latin1").matchAll(/^(\d+) 0 obj\s([\s\S]*?)\nendobj/gm)].map(([, id, body]) => [id!, body!]),
  );
  const root = [...objects].find(([, body]) => /\/Type\s*\/Pages/.test(body) && !/\/Parent/.test(body))?.[0];
  const pages = root === undefined ? [] : leavesOf(root, objects);
  const named = [...objects.values()].find((body) => /\/Type\s*\/Catalog/.test(body));
  const places = objects.get(/\/Dests\s+(\d+) 0 R/.exec(named ?? "")?.[1] ?? "") ?? "";
  return new Map(
    [...places.matchAll(/\/([^\s[/]+)\s*\[(\d+) 0 R/g)].map(([, name, page]) => [
      name!.replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      pages.indexOf(page!) + 1,
    ]),
  );
}

function leavesOf(id: string, objects: Map<string, string>): string[] {
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(objects.get(id) ?? "")?.[1];
  return kids === undefined ? [id] : [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => leavesOf(kid!, objects));
}
