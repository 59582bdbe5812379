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
  'With a line break, a tab, more than four spaces in a row or an error of the spreadsheet such as #N/A: {0}.':
    'Com quebra de linha, tabulação, mais de quatro espaços seguidos ou um erro da planilha como #N/A: {0}.',
  'The CRM has no property for {0}. Start again, and choose under Match variables where it stands.':
    'O CRM não tem uma propriedade para {0}. Comece de novo e escolha em Associar variáveis onde ela está.',
  'Too long for this menu: paste it under CRM query': 'Longo demais para este menu: cole em Consulta ao CRM',
  'CRM query': 'Consulta ao CRM',
  'Instead of a list. Salesforce: “where” and a condition, or a whole SELECT. HubSpot: words that its search finds contacts by.':
    'Em vez de uma lista. Salesforce: “where” e uma condição, ou um SELECT completo. HubSpot: palavras com que a busca encontra contatos.',
  'Expected a CRM list or a CRM query, found both. Remove one of them.':
    'Esperava-se uma lista do CRM ou uma consulta ao CRM, e há ambas. Remova uma delas.',
  'Salesforce gave no access token: {0}': 'O Salesforce não deu um token de acesso: {0}',
  'it answered HTTP {0}.': 'respondeu HTTP {0}.',
  'no complete answer came ({0}).': 'não chegou uma resposta completa ({0}).',
  'HubSpot: {0} contacts match, and a search gives at most {1}. Make it a list in HubSpot and choose that.':
    'HubSpot: {0} contatos coincidem e uma busca entrega no máximo {1}. Crie uma lista no HubSpot e escolha-a.',
  "Salesforce: expected one statement such as “SELECT Id, Name, MobilePhone FROM Contact WHERE MailingCity = 'Lima'”, with the names of fields only between SELECT and FROM.":
    "Salesforce: esperava-se uma consulta como “SELECT Id, Name, MobilePhone FROM Contact WHERE MailingCity = 'Lima'”, só com nomes de campos entre SELECT e FROM.",
  'Salesforce: this statement groups, locks or marks what it reads. Leave out GROUP BY, HAVING, FOR and UPDATE.':
    'Salesforce: esta consulta agrupa, bloqueia ou marca o que lê. Remova GROUP BY, HAVING, FOR e UPDATE.',
  'Salesforce: expected a field with phones between SELECT and FROM, found {0}. Name it under Phone property.':
    'Salesforce: esperava-se um campo com telefones entre SELECT e FROM e encontrou-se {0}. Indique-o em Propriedade do telefone.',
};
