/** As the repository's formatter writes it: lists of words on one line, where the line is short enough. */
export const printedJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(
    /\[\s+("[^"\n]*"(?:,\s+"[^"\n]*")*)\s+\]/g,
    (whole, words: string) => {
      const line = `[${words.replace(/,\s+/g, ', ')}]`;
      return line.length > 80 ? whole : line;
    },
  )}\n`;
