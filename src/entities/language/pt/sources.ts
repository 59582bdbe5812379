import type { Catalogue } from '../catalogues.ts';

export const sourcesPt: Catalogue = {
  '{0}: expected a CSV file, found {1}; open it in your spreadsheet, export it as CSV and upload that file.':
    '{0}: esperava-se um arquivo CSV, e foi encontrado {1}; abra-o na sua planilha, exporte como CSV e envie esse arquivo.',
  '{0}: expected a file of at most {1}, found more; split the list into several files.':
    '{0}: esperava-se um arquivo de no máximo {1}, e foi encontrado mais; divida a lista em vários arquivos.',
  '{0}: expected a header line and at least one row, found an empty file; export the list again.':
    '{0}: esperava-se uma linha de cabeçalho e pelo menos uma linha, e foi encontrado um arquivo vazio; exporte a lista de novo.',
  '{0}: expected at least one row below the header, found the header only; add the recipients.':
    '{0}: esperava-se pelo menos uma linha abaixo do cabeçalho, e só o cabeçalho foi encontrado; acrescente os destinatários.',
  '{0}: expected at most {1} rows, found more; split the list into several files.':
    '{0}: esperavam-se no máximo {1} linhas, e foram encontradas mais; divida a lista em vários arquivos.',
  'Row {0} of {1}: expected at most {2} in a cell, found more; shorten it or close its quote.':
    'Linha {0} de {1}: esperavam-se no máximo {2} em uma célula, e foi encontrado mais; encurte-a ou feche as aspas.',
  '{0}: expected at most {1} columns, found {2}; remove the columns that the message does not use.':
    '{0}: esperavam-se no máximo {1} colunas, e foram encontradas {2}; remova as colunas que a mensagem não usa.',
  '{0}: expected every column name once, found "{1}" twice in the first row; rename or remove one of them.':
    '{0}: esperava-se cada nome de coluna uma única vez, e foi encontrado "{1}" duas vezes na primeira linha; renomeie ou remova uma delas.',
  '{0}: expected one phone column, found {1} ({2}); name the one to use "phone".':
    '{0}: esperava-se uma coluna de telefone, e foram encontradas {1} ({2}); chame de "phone" a que deve ser usada.',
  '{0}: expected a header line with a column named "phone" in the first row, found a phone number there; add a first line with the column names.':
    '{0}: esperava-se uma linha de cabeçalho com uma coluna chamada "phone" na primeira linha, e foi encontrado um telefone; acrescente uma primeira linha com os nomes das colunas.',
  '{0}: expected a column named "phone" in the first row, found the columns {1}; rename the one with the phone numbers to "phone".':
    '{0}: esperava-se uma coluna chamada "phone" na primeira linha, e foram encontradas as colunas {1}; chame de "phone" a dos telefones.',
  '{0}: expected text, found {1}; export the list again as CSV in UTF-8.':
    '{0}: esperava-se texto, e foi encontrado {1}; exporte a lista de novo como CSV em UTF-8.',
  'Row {0} of {1}': 'Linha {0} de {1}',
  '{0}: a quote (") opens here and is never closed; add the closing quote or remove the opening one.':
    '{0}: aqui se abrem aspas (") que nunca se fecham; acrescente as aspas de fechamento ou remova as de abertura.',
  '{0}: expected a row of at most {1}, found more; add the missing line break or the missing closing quote (").':
    '{0}: esperava-se uma linha de no máximo {1}, e foi encontrado mais; acrescente a quebra de linha que falta ou as aspas de fechamento que faltam (").',
  'an Excel workbook or a zip archive': 'uma planilha do Excel ou um arquivo zip',
  'an empty zip archive': 'um arquivo zip vazio',
  'an old Excel workbook': 'uma planilha antiga do Excel',
  'a PDF': 'um PDF',
  'a gzip archive': 'um arquivo gzip',
  'a 7-Zip archive': 'um arquivo 7-Zip',
  'a RAR archive': 'um arquivo RAR',
  'a picture': 'uma imagem',
  'a text document (RTF)': 'um documento de texto (RTF)',
  'a database': 'um banco de dados',
  'a Parquet file': 'um arquivo Parquet',
  'a web page or XML': 'uma página web ou XML',
  'Expected phone numbers in the pasted list, found it empty; paste one number per line, for example +1 202 555 0100.':
    'Esperavam-se telefones na lista colada, e ela está vazia; cole um número por linha, por exemplo +1 202 555 0100.',
  'Expected the default country as an ISO code such as CO, found "{0}"; correct the setting DEFAULT_COUNTRY.':
    'Esperava-se o país padrão como código ISO, por exemplo CO, e foi encontrado "{0}"; corrija a configuração DEFAULT_COUNTRY.',
};
