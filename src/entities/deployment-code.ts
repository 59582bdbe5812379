/** `D-104`. */
export const deploymentCode = (id: number): string => `D-${id}`;

/** The id in `D-104`, `d104` or `104`; undefined when the text is something else. */
export function parseDeploymentCode(text: string): number | undefined {
  const digits = /^(?:d-?)?(\d{1,9})$/i.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
