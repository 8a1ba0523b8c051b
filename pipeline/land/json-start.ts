/** Whether a text is JSON, and of which kind, judged by its beginning; undefined where it is text that only begins like it. */
export function jsonKindOf(_beginning: string, _isWhole: boolean): "json" | "ndjson" | undefined {
  return undefined;
}
