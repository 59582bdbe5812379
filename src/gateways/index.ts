/** Every provider this product speaks with; a new one adds its line here. */
export { type CloudApiOptions, createCloudApiGateway } from './cloud-api/cloud-api-gateway.ts';
export { createTrebleGateway, type TrebleOptions } from './treble/treble-gateway.ts';
