import type { Catalogue } from '../catalogues.ts';

export const contactsPt: Catalogue = {
  'CRM list': 'Lista do CRM',
  'The variables of the conversation are read from the properties of these names. In Salesforce, choose a report, or type “where” and a condition in SOQL.':
    'As variáveis da conversa são lidas das propriedades com esses nomes. No Salesforce, escolher um relatório ou escrever “where” e uma condição em SOQL.',
  'Choose a list of your CRM': 'Escolher uma lista do CRM',
  'Phone property': 'Propriedade do telefone',
  'Where the CRM keeps the phone. Left empty: its usual properties for phones.':
    'Onde o CRM guarda o telefone. Vazio: suas propriedades habituais para telefones.',
  'a CRM list': 'uma lista do CRM',
  'Salesforce: the list broke off before its end. Try again.':
    'Salesforce: a lista foi interrompida antes do fim. Tente novamente.',
  'Salesforce: expected the phone in a field of contacts, and there is none named “{0}”. Correct its name.':
    'Salesforce: o telefone era esperado em um campo dos contatos e não há nenhum chamado “{0}”. Corrija o nome.',
  'Salesforce: the report {0} has more than the 2,000 rows that Salesforce gives. Type “where” and a condition instead.':
    'Salesforce: o relatório {0} tem mais do que as 2.000 linhas que o Salesforce entrega. Digite “where” e uma condição.',
  'Salesforce: expected a column with phones in the report {0}, found {1}. Name it under Phone property.':
    'Salesforce: era esperada uma coluna com telefones no relatório {0} e foi encontrado {1}. Indique-a em Propriedade do telefone.',
  'Match variables': 'Associar variáveis',
  'Reading the first rows from your CRM…': 'Lendo as primeiras linhas do CRM…',
  'The CRM has no property of this name. Choose the one that holds it.':
    'O CRM não tem uma propriedade com este nome. Escolha a que o contém.',
  'Property of the same name': 'Propriedade do mesmo nome',
  'no phone': 'sem telefone',
  'Nobody is on this list.': 'Não há ninguém nesta lista.',
  '*The first rows*': '*As primeiras linhas*',
  'Empty or missing: {0}.': 'Vazias ou inexistentes: {0}.',
  'The CRM has no property for {0}. Start again, and choose under Match variables where it stands.':
    'O CRM não tem uma propriedade para {0}. Comece de novo e escolha em Associar variáveis onde ela está.',
};
