/** A message that WhatsApp would refuse; nothing was sent. */
export class UnusableContent extends Error {
  override readonly name = 'UnusableContent';
  readonly failure = 'bad_request';
}
