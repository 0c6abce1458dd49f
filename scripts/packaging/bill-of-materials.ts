import type { Component } from './third-party.ts';

interface Product {
  readonly name: string;
  readonly version: string;
  readonly electron: string;
  /** Time of creation. */
  readonly at: Date;
}

/** Builds the bill of materials of a package, from what its build recorded. https://cyclonedx.org/docs/1.6/json/ */
export function billOfMaterials(
  { name, version, electron, at }: Product,
  components: readonly Component[],
): object {
  const product = { type: 'application', 'bom-ref': `${name}@${version}`, name, version };
  const runtime = {
    type: 'framework',
    'bom-ref': `electron@${electron}`,
    name: 'electron',
    version: electron,
    purl: `pkg:npm/electron@${electron}`,
    licenses: [{ expression: 'MIT' }],
  };
  const libraries = components.map(({ name, version, licence }) => ({
    type: 'library',
    'bom-ref': `${name}@${version}`,
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [{ expression: licence }],
  }));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { timestamp: at.toISOString(), component: { ...product, licenses: [{ expression: 'MIT' }] } },
    components: [runtime, ...libraries],
    dependencies: [
      { ref: product['bom-ref'], dependsOn: [runtime, ...libraries].map((one) => one['bom-ref']) },
    ],
  };
}
