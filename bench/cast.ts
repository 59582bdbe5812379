import type { TemplateMessage } from '../src/gateways/gateway.ts';

/** The account, line and template that all rounds send with; the fake gateway lists the template. */
export const businessAccountId = '102290129340398';
export const lineId = '106540352242922';
export const appSecret = 'app-secret-of-the-benchmark';
export const accessToken = 'access-token-of-the-benchmark';
export const verifyToken = 'verify-token-of-the-benchmark';
export const slackSigningSecret = 'signing-secret-of-the-benchmark';
export const conversationName = 'spring_sale';

export const variables = { first_name: 'Ana María', discount: '20 %' } as const;

export const templateListing = {
  data: [
    {
      id: '594425479261596',
      name: conversationName,
      language: 'en_US',
      status: 'APPROVED',
      category: 'MARKETING',
      parameter_format: 'NAMED',
      components: [
        {
          type: 'BODY',
          text: 'Hello {{first_name}}, everything is {{discount}} off until Sunday. Answer this message to keep your basket.',
        },
        { type: 'FOOTER', text: 'Reply STOP to hear no more.' },
      ],
    },
  ],
};

/** What the baseline sends again and again: the message that the product builds for every recipient. */
export const sampleMessage = (token: string): TemplateMessage => ({
  token,
  lineId,
  to: '+15551000001',
  template: {
    id: '1',
    name: conversationName,
    language: 'en_US',
    definition: {
      format: 'named',
      body: templateListing.data[0]?.components[0]?.text ?? '',
      footer: 'Reply STOP to hear no more.',
      buttons: [],
    },
  },
  values: { 'body.first_name': variables.first_name, 'body.discount': variables.discount },
});
