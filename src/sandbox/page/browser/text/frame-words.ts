/** What stands around the messages: top bar, sidebar and the newcomer's guide. */
export const frameWords = {
  'Try this': { es: 'Prueba esto', pt: 'Experimente' },
  Phone: { es: 'Teléfono', pt: 'Telefone' },
  Workspace: { es: 'Espacio de trabajo', pt: 'Espaço de trabalho' },
  Details: { es: 'Detalles', pt: 'Detalhes' },
  SIMULATED: { es: 'SIMULADO', pt: 'SIMULADO' },
  'No real Slack, no real WhatsApp: nobody gets a message.': {
    es: 'Ni Slack ni WhatsApp son reales: nadie recibe un mensaje.',
    pt: 'Nem o Slack nem o WhatsApp são reais: ninguém recebe mensagens.',
  },
  'Connection lost. Reconnecting…': {
    es: 'Se perdió la conexión. Reconectando…',
    pt: 'A conexão caiu. Reconectando…',
  },
  'Channels and apps': { es: 'Canales y apps', pt: 'Canais e apps' },
  Channels: { es: 'Canales', pt: 'Canais' },
  'Direct messages': { es: 'Mensajes directos', pt: 'Mensagens diretas' },
  Apps: { es: 'Apps', pt: 'Apps' },
  Shortcuts: { es: 'Atajos', pt: 'Atalhos' },
  Home: { es: 'Inicio', pt: 'Início' },
  unread: { es: 'sin leer', pt: 'não lido' },
  Admin: { es: 'Admin', pt: 'Admin' },
  Guest: { es: 'Invitado', pt: 'Convidado' },
  Member: { es: 'Miembro', pt: 'Membro' },
  'You are {0}, {1}. Switch person or language': {
    es: 'Eres {0}, {1}. Cambiar de persona o idioma',
    pt: 'Você é {0}, {1}. Trocar de pessoa ou idioma',
  },
  'Switch person or language': { es: 'Cambiar de persona o idioma', pt: 'Trocar de pessoa ou idioma' },
  '{0} uses Slack in {1} now. {2} notices within half a minute.': {
    es: '{0} usa Slack en {1} desde ahora. {2} lo nota en medio minuto.',
    pt: '{0} usa o Slack em {1} a partir de agora. {2} percebe em meio minuto.',
  },
  Guide: { es: 'Guía', pt: 'Guia' },
  'A first send in five minutes': {
    es: 'Un primer envío en cinco minutos',
    pt: 'Um primeiro envio em cinco minutos',
  },
  'Close the guide': { es: 'Cerrar la guía', pt: 'Fechar o guia' },
  'Everything here is simulated: no account, no real WhatsApp, nobody gets a message.': {
    es: 'Aquí todo es simulado: ni cuenta ni WhatsApp reales, nadie recibe un mensaje.',
    pt: 'Tudo aqui é simulado: nem conta nem WhatsApp reais, ninguém recebe mensagens.',
  },
  'Step {0} done': { es: 'Paso {0} hecho', pt: 'Passo {0} concluído' },
  'The last digits of a phone decide what the simulated WhatsApp does with it.': {
    es: 'Los últimos dígitos de un teléfono deciden qué hace con él el WhatsApp simulado.',
    pt: 'Os últimos dígitos de um telefone decidem o que o WhatsApp simulado faz com ele.',
  },
  'Ends in': { es: 'Termina en', pt: 'Termina em' },
  'What happens': { es: 'Qué pasa', pt: 'O que acontece' },
} as const;
