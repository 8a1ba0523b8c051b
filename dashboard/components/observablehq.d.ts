declare module "observablehq:stdlib" {
  export function FileAttachment(name: string): {arrayBuffer(): Promise<ArrayBuffer>; json(): Promise<unknown>};
  export function resize(render: (width: number) => Node): HTMLElement;
}
