import type { SandboxTemplate } from './template.ts';

const namedExamples = (examples: Readonly<Record<string, string>>): object => ({
  body_text_named_params: Object.entries(examples).map(([name, example]) => ({ param_name: name, example })),
});

/** The templates a fresh sandbox has: three that can be sent and one that is paused. */
export const sandboxTemplates: readonly SandboxTemplate[] = [
  {
    id: '1304694804498707',
    name: 'spring_sale_2026',
    language: 'en_US',
    category: 'MARKETING',
    status: 'APPROVED',
    parameter_format: 'NAMED',
    quality_score: { score: 'GREEN' },
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Our spring sale starts today' },
      {
        type: 'BODY',
        text: 'Hi {{first_name}}, spring is here and so is your {{discount}} off everything in the shop until Sunday. Shall we send you our favourites?',
        example: namedExamples({ first_name: 'Ana', discount: '15%' }),
      },
      { type: 'FOOTER', text: 'Tap Stop if you would rather not hear from us' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Yes, tell me more' },
          { type: 'QUICK_REPLY', text: 'Stop' },
        ],
      },
    ],
  },
  {
    id: '1689556908129832',
    name: 'order_shipped',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    quality_score: { score: 'GREEN' },
    components: [
      {
        type: 'BODY',
        text: 'Good news, {{1}}! Your order {{2}} is on its way and should be with you within three days.',
        example: { body_text: [['Ana', 'A-991']] },
      },
      {
        type: 'BUTTONS',
        buttons: [
          {
            type: 'URL',
            text: 'Track my order',
            url: 'https://shop.example/orders/{{1}}',
            example: ['https://shop.example/orders/A-991'],
          },
        ],
      },
    ],
  },
  {
    id: '2217003448762911',
    name: 'appointment_reminder',
    language: 'es_CO',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'NAMED',
    quality_score: { score: 'YELLOW' },
    components: [
      {
        type: 'BODY',
        text: 'Hola {{first_name}}, te recordamos tu cita el {{date}} a las {{time}} en nuestra sede de {{city}}. ¿Nos acompañas?',
        example: namedExamples({ first_name: 'Ana', date: '3 de mayo', time: '10:30', city: 'Bogotá' }),
      },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Sí, allí estaré' },
          { type: 'QUICK_REPLY', text: 'Necesito cambiarla' },
        ],
      },
    ],
  },
  {
    id: '3390871266540017',
    name: 'flash_deals',
    language: 'en_US',
    category: 'MARKETING',
    status: 'PAUSED',
    parameter_format: 'NAMED',
    quality_score: { score: 'RED' },
    components: [
      {
        type: 'BODY',
        text: 'Only today, {{first_name}}: {{discount}} off. Last chance!',
        example: namedExamples({ first_name: 'Ana', discount: '40%' }),
      },
      { type: 'FOOTER', text: 'Reply STOP to unsubscribe' },
    ],
  },
];
