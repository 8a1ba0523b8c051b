const special = /[",\r\n]|^\s|\s$/;

/** A field as RFC 4180 writes it, quoted only where it must be. */
export const csvField = (field: string): string => (special.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** A record as RFC 4180 writes it, without its line break. A record of one empty field is quoted, so that it is no blank line. */
export const csvRecord = (fields: readonly string[]): string =>
  fields.length === 1 && fields[0] === "" ? '""' : fields.map(csvField).join(",");
