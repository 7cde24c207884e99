"""What one shares: products, composed from the picture, checked, looked at and downloaded."""

from sightline.web.route import Route
from sightline.web.share.product import send_product, show_product
from sightline.web.share.products import show_products

ROUTES: tuple[Route, ...] = (
    Route(path="/products", name="products", answer=show_products),
    Route(path="/products/{kind:str}", name="product", answer=show_product),
    Route(path="/products/{kind:str}/file", name="product-file", answer=send_product),
)

__all__ = ["ROUTES"]
