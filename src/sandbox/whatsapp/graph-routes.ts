import { errorBody, type GraphError, graphError, unknownObject } from './graph-error.ts';
import type { StoredMedia } from './media-store.ts';
import type { SandboxLine } from './settings.ts';
import type { SandboxTemplate } from './template.ts';
import { listTemplates, showTemplate, withFields } from './template-listing.ts';

export interface GraphCall {
  readonly method: string;
  readonly version: string;
  readonly id: string;
  /** What follows the id; empty for the thing itself. */
  readonly edge: string;
  readonly query: URLSearchParams;
  /** `http://127.0.0.1:1234`, for `paging.next`. */
  readonly origin: string;
}

export interface GraphAnswer {
  readonly http: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GraphOptions {
  readonly businessAccountId: string;
  readonly lines: readonly SandboxLine[];
  readonly templates: () => readonly SandboxTemplate[];
  readonly ratingOf: (lineId: string) => string;
  /** Why a template cannot be released, or undefined once it is. */
  readonly unpause: (template: SandboxTemplate) => string | undefined;
  readonly traceId: () => string;
  /** A file that somebody sent to the business. */
  readonly media: (id: string) => StoredMedia | undefined;
}

/** Meta keeps the bytes on a host of their own; here it is the same one. */
export const mediaPath = (id: string): string => `/simulated-media/${id}`;

const ok = (body: object): GraphAnswer => ({ http: 200, body });

export const refusal = (error: GraphError, traceId: string): GraphAnswer => ({
  http: error.http,
  body: errorBody(error, traceId),
  ...(error.retryAfterSeconds === undefined
    ? {}
    : { headers: { 'retry-after': String(error.retryAfterSeconds) } }),
});

const lineFields = ['display_phone_number', 'verified_name', 'quality_rating'] as const;

const lineFacts = (line: SandboxLine, { ratingOf }: GraphOptions): object => ({
  id: line.id,
  display_phone_number: `+${line.displayPhoneNumber}`,
  verified_name: line.verifiedName,
  quality_rating: ratingOf(line.id),
  throughput: { level: 'STANDARD' },
  whatsapp_business_manager_messaging_limit: 'TIER_100K',
  code_verification_status: 'VERIFIED',
});

/** `METHOD kind/edge`, where the kind tells what the id belongs to. */
type Route = (call: GraphCall, options: GraphOptions) => GraphAnswer | undefined;

const templateOf = (call: GraphCall, options: GraphOptions): SandboxTemplate | undefined =>
  options.templates().find((template) => template.id === call.id);

const routes: Readonly<Record<string, Route>> = {
  'GET account/message_templates': (call, options) =>
    ok(
      listTemplates(
        options.templates(),
        call.query,
        `${call.origin}/${call.version}/${call.id}/message_templates`,
      ),
    ),
  'GET account/phone_numbers': (call, options) =>
    ok({
      data: options.lines.map((line) =>
        withFields(lineFacts(line, options), call.query.get('fields'), lineFields),
      ),
    }),
  'POST account/subscribed_apps': () => ok({ success: true }),
  'GET line/': (call, options) => {
    const line = options.lines.find(({ id }) => id === call.id);
    return line && ok(withFields(lineFacts(line, options), call.query.get('fields'), lineFields));
  },
  'GET media/': ({ id, origin }, options) => {
    const file = options.media(id);
    return (
      file &&
      ok({
        messaging_product: 'whatsapp',
        url: `${origin}${mediaPath(id)}`,
        mime_type: file.type,
        sha256: file.sha256,
        file_size: String(file.bytes.length),
        id,
      })
    );
  },
  'GET template/': (call, options) => {
    const template = templateOf(call, options);
    return template && ok(showTemplate(template, call.query));
  },
  'POST template/unpause': (call, options) => {
    const template = templateOf(call, options);
    if (!template) return undefined;
    const reason = options.unpause(template);
    return ok(reason === undefined ? { success: true } : { success: false, reason });
  },
};

function kindOf(id: string, options: GraphOptions): string {
  if (id === options.businessAccountId) return 'account';
  if (options.lines.some((line) => line.id === id)) return 'line';
  if (options.media(id)) return 'media';
  return options.templates().some((template) => template.id === id) ? 'template' : 'unknown';
}

/** Answers every Graph call but sends. */
export function answerGraph(call: GraphCall, options: GraphOptions): GraphAnswer {
  const kind = kindOf(call.id, options);
  if (kind === 'unknown') return refusal(unknownObject(call.id), options.traceId());
  const answer = routes[`${call.method} ${kind}/${call.edge}`]?.(call, options);
  return answer ?? refusal(graphError(2500, `Unknown path components: /${call.edge}`), options.traceId());
}
