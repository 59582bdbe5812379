/** Where a complete HTTP/1.1 answer ends in `text`, and its status; undefined while it is not complete. */
export function completeAnswer(text: string): { readonly status: number; readonly end: number } | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const bodyStart = headEnd + 4;
  const head = text.slice(0, headEnd).toLowerCase();
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) {
    const end = bodyStart + Number(length);
    return text.length >= end ? { status, end } : undefined;
  }
  const last = text.indexOf('0\r\n\r\n', bodyStart);
  return last < 0 ? undefined : { status, end: last + 5 };
}
