const windowMs = 24 * 60 * 60 * 1000;

/** Who wrote to which line within the last 24 hours; only they may get free texts. */
export interface ReplyWindows {
  note(lineId: string, phone: string, at: number): void;
  isOpen(lineId: string, phone: string): boolean;
}

export function createReplyWindows(now: () => number): ReplyWindows {
  const lastWroteAt = new Map<string, number>();
  return {
    note: (lineId, phone, at) => {
      lastWroteAt.set(`${lineId} ${phone}`, at);
    },
    isOpen: (lineId, phone) => now() - (lastWroteAt.get(`${lineId} ${phone}`) ?? -windowMs) < windowMs,
  };
}
