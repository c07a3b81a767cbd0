import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { ReportPage } from '#components/freezer/report/report-page.tsx';
import './paper.css';
import { FREEZER_HEADER } from '#lib/freezer/address.ts';

export default async function FreezerReportPage({ params }: { params: Promise<{ id: string }> }) {
  if ((await headers()).get(FREEZER_HEADER) === 'unknown') notFound();
  return <ReportPage part={(await params).id} />;
}
