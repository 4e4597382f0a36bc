// The form of a sample store file, assets/samples/store.json. Types only; what it means is for the rules to judge.

export type Row = Readonly<Record<string, unknown>> & { readonly ref: string };
type DeliveryLine = {
  readonly item: string;
  readonly unitCostMinor: number;
  readonly quantity?: number;
  readonly units?: readonly { readonly makers: readonly string[] }[];
};
export type SampleStore = {
  readonly company: {
    readonly name: string;
    readonly country: string;
    readonly currency: string;
    readonly currencyDigits: number;
  };
  readonly branch: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly taxCodes: readonly (Row & {
    readonly name: string;
    readonly components: readonly Readonly<Record<string, unknown>>[];
  })[];
  readonly locations: readonly Row[];
  readonly vendors: readonly Row[];
  readonly items: readonly (Row & { readonly taxCode: string | null; readonly vendors?: readonly string[] })[];
  readonly customers: readonly Row[];
  readonly users: readonly {
    readonly ref: string;
    readonly role: string;
    readonly name: string;
    readonly pin: string;
  }[];
  readonly returnReasons: readonly {
    readonly id: string;
    readonly name: string;
    readonly condition: string;
    readonly location: string;
  }[];
  readonly deliveries: readonly {
    readonly vendor: string;
    readonly deliveryNote: string;
    readonly lines: readonly DeliveryLine[];
    readonly addOns?: readonly Readonly<Record<string, unknown>>[];
  }[];
  readonly soldBefore: readonly (Readonly<Record<string, unknown>> & {
    readonly item: string;
    readonly customer: string | null;
    readonly vendor: string | null;
  })[];
};
