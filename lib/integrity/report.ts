import type { IntegrityRun } from '#lib/api/integrity.ts';
import type { PartitionCounts } from '#lib/integrity/judge.ts';
import { keyWords } from '#lib/integrity/key-words.ts';
import { heading, list, paper, paragraph, plain, table } from '#lib/integrity/paper.ts';
import { COUNTS, totalOf } from '#lib/integrity/verdict.ts';
import type { Translate } from '#lib/messages/translate.ts';
import type { Locale } from '#lib/words/locale.ts';

type Reader = { t: Translate; locale: Locale; timeZone: string };

/** IC7: all of a check on a page that needs nothing else: it can be printed, sent and kept. */
export function integrityReport(run: IntegrityRun, madeAt: number, reader: Reader): string {
  const { t, locale } = reader;
  const { result } = run;
  const verdict = result?.verdict ?? 'incomplete';
  const words =
    result === null ? t('integrityAdmin.lost') : t(`integrityAdmin.ending.${result.ending}`);
  const title = t('integrityAdmin.paper.title');
  return paper(locale, title, [
    `<h1>${plain(title)}</h1>`,
    `<p class="${verdict}">${plain(t(`integrityAdmin.verdict.${verdict}`))}</p>`,
    paragraph(words),
    result?.why ? paragraph(t('integrityAdmin.why', { why: result.why })) : '',
    list(factsOf(run, reader)),
    result === null ? '' : partitionTable(result.partitions, reader) + faultTable(run, reader),
    heading(t('integrityAdmin.paper.done')),
    paragraph(t('integrityAdmin.paper.doneText')),
    paragraph(t('integrityAdmin.paper.find')),
    heading(t('integrityAdmin.paper.words')),
    list(COUNTS.map((name) => [t(`integrityAdmin.${name}`), t(`integrityAdmin.paper.${name}`)])),
    `<footer>${plain(t('integrityAdmin.paper.made', { at: moment(madeAt, reader) }))}</footer>`,
  ]);
}

function factsOf(run: IntegrityRun, reader: Reader): (readonly [string, string])[] {
  const { t } = reader;
  const { request, result } = run;
  const { partitioner } = request;
  const facts: [string, string | null | undefined][] = [
    [t('integrityAdmin.paper.run'), run.id],
    [t('integrityAdmin.paper.topic'), result?.surroundings.topic],
    [t('integrityAdmin.paper.by'), run.startedBy],
    [t('integrityAdmin.paper.from'), moment(run.startedAt, reader)],
    [t('integrityAdmin.paper.to'), run.finishedAt === null ? null : moment(run.finishedAt, reader)],
    [t('integrityAdmin.paper.cancelledBy'), run.cancelledBy],
    [t('integrityAdmin.paper.messages'), figure(request.count, reader)],
    [t('integrityAdmin.keys'), keyWords(request.keys, t)],
    [t('integrityAdmin.partitioner'), t(`integrityAdmin.partitioners.${partitioner}`)],
  ];
  if (result !== null) {
    const { acks, idempotent, compression, gelo, kafkajs, node } = result.surroundings;
    const sending = { acks, idempotent: String(idempotent), compression };
    facts.push(
      [t('integrityAdmin.paper.sending'), t('integrityAdmin.paper.sendingText', sending)],
      [
        t('integrityAdmin.paper.programs'),
        t('integrityAdmin.paper.programsText', { gelo, kafkajs, node }),
      ],
    );
  }
  return facts.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

function partitionTable(partitions: readonly PartitionCounts[], reader: Reader): string {
  const { t } = reader;
  if (partitions.length === 0) return '';
  const cells = (one: Omit<PartitionCounts, 'partition'>) =>
    COUNTS.map((name) => one[name]).map((count) =>
      count === null ? t('integrityAdmin.unknown') : figure(count, reader),
    );
  const rows = partitions.map((one) => [String(one.partition), ...cells(one)]);
  const isKnown = partitions.every(({ missing }) => missing !== null);
  return table(
    t('integrityAdmin.perPartition'),
    [t('integrityAdmin.partition'), ...COUNTS.map((name) => t(`integrityAdmin.${name}`))],
    [...rows, [t('integrityAdmin.all'), ...cells(totalOf(partitions))]],
    isKnown ? '' : t('integrityAdmin.unknownText'),
  );
}

function faultTable({ result }: IntegrityRun, { t }: Reader): string {
  const faults = result?.faults ?? [];
  if (faults.length === 0) return '';
  const columns = ['partition', 'number', 'key', 'offset'] as const;
  return table(
    t('integrityAdmin.faults'),
    [t('integrityAdmin.faults'), ...columns.map((name) => t(`integrityAdmin.${name}`))],
    faults.map((one) => [
      t(`integrityAdmin.fault.${one.what}`),
      ...columns.map((name) => String(one[name] ?? t('integrityAdmin.none'))),
    ]),
    t('integrityAdmin.faultsText', { count: faults.length }),
  );
}

function figure(count: number, { locale }: Reader): string {
  return new Intl.NumberFormat(locale).format(count);
}

function moment(at: number, { locale, timeZone }: Reader): string {
  const form = { dateStyle: 'long', timeStyle: 'long', hourCycle: 'h23', timeZone } as const;
  return new Intl.DateTimeFormat(locale, form).format(at);
}
