/** Names of dimensions and of their values. */
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

import { useDimensions } from "../api";
import { useTwo } from "../text";
import { NONE } from "./none";

export { NONE };

export function useDimensionName(): (id: string) => string {
  const { data } = useDimensions();
  const two = useTwo();
  return (id) => {
    const found = data?.find((dimension) => dimension.id === id);
    return found ? two(found.name) : id;
  };
}

/** The name of a dimension within a sentence: "store", but "SKU". */
export function useDimensionWord(): (id: string) => string {
  const name = useDimensionName();
  return (id) => name(id).replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}

export function useValueName(): (dimension: string, value: string) => string {
  const { t } = useTranslation();
  const { data } = useDimensions();
  const two = useTwo();
  return useCallback(
    (dimension, value) => {
      const found = data?.find(({ id }) => id === dimension)?.named.find((one) => one.value === value);
      return value === NONE ? t("slice.none") : found ? two(found.name) : value;
    },
    [data, t, two],
  );
}
