/** Runs a script of the site. A script that a trusted one adds is trusted too; one that it imports is not. */
export const scriptOf = (path: string): Promise<void> =>
  new Promise((loaded, failed) => {
    const script = Object.assign(document.createElement("script"), {type: "module", src: path});
    script.addEventListener("load", () => loaded());
    script.addEventListener("error", () => failed(new Error(`missing script: ${path}`)));
    document.head.append(script);
  });
