import type {Page} from "playwright-core";

/** What a page has cost so far: requests, and bytes over the wire with their heads, as the browser counts them. */
export type Weight = {requests: number; bytes: number};

/** Weighs what a page of a Chromium loads from now on; the page is to be opened after. What a data: address holds costs nothing more. */
export async function weigh(page: Page): Promise<Weight> {
  const weight = {requests: 0, bytes: 0};
  const session = await page.context().newCDPSession(page);
  const counted = new Set<string>();
  session.on("Network.requestWillBeSent", ({requestId, request}) => {
    if (!request.url.startsWith("data:")) counted.add(requestId);
    weight.requests = counted.size;
  });
  session.on("Network.loadingFinished", ({requestId, encodedDataLength}) => {
    if (counted.has(requestId)) weight.bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  return weight;
}
