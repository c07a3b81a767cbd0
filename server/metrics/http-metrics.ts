import { Counter, Histogram, type Registry } from 'prom-client';
import type { Answered } from '#server/http/request-watch.ts';
import { LATENCY } from '#server/metrics/buckets.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);

export function httpMetrics(registers: Registry[]) {
  const requests = new Counter({
    name: 'gelo_http_requests_total',
    help: 'Requests that were answered, by the route as the API declares it. 499: the asker hung up.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'gelo_http_request_seconds',
    help: 'From a request’s coming to the last byte of its answer.',
    labelNames: ['method', 'route'],
    buckets: LATENCY,
    registers,
  });
  return {
    answered({ method: given, route, status, seconds }: Answered) {
      // Anybody may call a method what he likes.
      const method = METHODS.has(given) ? given : 'other';
      requests.inc({ method, route, status });
      duration.observe({ method, route }, seconds);
    },
  };
}
